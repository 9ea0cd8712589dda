"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
transcribe this
transcribe this recording
transcribe it
transcribe note.wav
transcribe the audio
transcribe the audio file
transcribe this audio file please
transcribe the voice memo
transcribe the interview
transcribe the meeting recording
transcribe all of these recordings
transcribe both files
transcribe ~/Recordings/lecture.mp3
transcribe /tmp/call.ogg for me
transcribe interview.m4a with timestamps
transcribe it with times
transcribe what he says
transcribe everything that is said
transcribe the podcast episode
transcribe my voice message
trancribe this
transribe the file
transcibe this audio pls
can you transcribe this?
could you transcribe the recording for me
please transcribe the attached audio
I need a transcript
I need this transcribed
I'd like a transcript of the call
give me a transcript
give me the transcript of this recording
give me the text of this audio
give me the words of this voice note
make a transcript
make a transcript of the meeting
make a transcript with times
create a transcription of talk.flac
generate a transcript of the video call
produce a written version of this recording
transcript please
transcript of speech.wav
transcription please
full transcription with segments
write down what is said
write down what is said in note.wav
write down what she says in the recording
write out the recording
write this recording out as text
type out the voice memo
type up the interview recording
type up what they say
turn this audio into text
turn the speech into text
turn my voice note into text
turn the recording into words
convert this audio to text
convert the recording to text
convert speech to text
convert interview.mp3 into text
speech to text
speech to text please
audio to text
voice to text for this file
do speech recognition on this
run whisper on this file
run speech recognition on the recording
what is said in this recording
what is being said here
what does he say in the recording
what does she say in the audio
what do they say in this clip
what did the caller say in the voicemail
what does the voice say
what are the words in this audio
what does the voice message say
what does this audio say
what's in this audio file
what's on this recording
what can you hear
what do you hear in this clip
what did you hear
tell me what is said in the audio
tell me what he says
tell me what the voice message says
tell me what they talk about in the recording, word for word
listen to this
listen to this and write it down
listen to the recording
listen to note.wav and tell me what it says
have a listen to this clip
hear this: what does it say
is anyone speaking in this recording
is there any speech in the file
does anybody talk in this audio
make subtitles for this audio
subtitles for lecture.mp3
create subtitles from the recording
subtitle this recording
captions for this audio file with timestamps
dictation: turn it into text
read me the voice message as text
put the voicemail into writing
decipher this voice message
understand the speech in this file
extract the speech from this file as text
extract the text from the audio
extract what is said from call.wav
get the text out of this recording
get me the words from the voice note
I recorded something, write it down
I can't listen now, what does the voice message say
here's a voice memo, transcribe
minutes from this recording, word for word
now transcribe the second recording
do the next audio file too
what does the speaker say
what does the man say
what does the woman in the recording say
what did the speaker say in this clip
what did she say
what did he say at the end of the recording
what do the people say in this file
what do I say in this memo
what's he saying
what's she talking about in the recording
what's said in the second file
what is the message
what is the voicemail about, word for word
what is spoken in here
what words are spoken in this file
what was said in the meeting, from this recording
write down every word of it
write down the speech
write down the recording
write it down
write it out
write out every word
write everything she says
put it into text
put this recording into words
put the speech in writing
get it down in writing
type it out
type it up for me
type this recording
text version of this audio please
text of the recording
text from this audio file
text from speech
as text please
to text please
convert it to text
convert the memo into writing
turn it into text
make it text
make text out of this recording
make subtitles
make subtitles of it
make captions with timestamps for the audio
generate subtitles
generate a transcript
generate an srt
srt for this file
vtt of lecture.wav please
subtitles
subtitles with times
subtitle it
close captions for this recording
closed captioning of the audio
transcript
transcript with timestamps
the transcript of #1 please
full transcript
transcribe
transcribe please
transcribe the speech
transcribe the lecture
transcribe the first two minutes
transcribe the second file
transcribe every word
transcribe my recording
transcribe my memo from yesterday
transcribe these
transcribe the phone call
transcribe the song lyrics in this file
transcribe the german recording
transcribe a.wav and b.wav
transcribe interview.flac into text
transcription of the call
transcription with times
transcription of these files
I want this recording in writing
I want it written down
I need the text of this recording
I need subtitles for this
I need the words
I can't hear it well, what does it say
listen and write
listen to it
listen and tell me what is said
listen to the file and type it
hear what it says
play it and write it down
dictate this recording to text
dictation
take dictation
take down what he says
take notes of every word of the recording
recognise the speech
recognize what is being said
speech recognition please
asr on this
run asr
stt
decode the speech in this wav
extract the words
extract the dialogue from this clip
understand what they say in the audio
catch what she says in the audio
can you write down what he says
can you turn this into text
can you make out what they say
can you understand this recording
could you type up this voice note
could you transcribe it word for word
please transcribe
please write down the audio
please turn the recording into text
please convert my voice message
word for word please
word by word transcript
verbatim transcript please
verbatim
who says what in this recording
is somebody talking in it
is that speech or just noise
any words in this recording?
does the recording contain speech
read out as text what the message says
my phone recorded this, what does it say
voice memo from today, in text please
voice message, please write it out
what did the voicemail say
minutes of this recording
here is the audio
audio attached
now the other recording
the same for the next recording
trnscribe this pls
wat does he say in the audio
""".splitlines()
)
